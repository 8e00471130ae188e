"""One reader per kind of received file: bytes in, records out, or an error that names every fault."""
