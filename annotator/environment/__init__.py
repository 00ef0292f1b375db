"""The machine the program runs on: folders, resources, files and logs, without Qt and without SQL."""
