"""One file per page. Pages ask the cache, call figures and documents, and lay out; they hold no arithmetic."""
