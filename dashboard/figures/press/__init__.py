"""What leaves the building: exhibits, their frame and their map, and the sentences their numbers make."""
