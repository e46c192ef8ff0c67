"""Speed and memory, measured in a scratch database that is dropped afterwards. `manage.py bench` prints the tables."""
