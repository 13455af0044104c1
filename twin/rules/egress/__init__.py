"""Rules of escape: doors that people leave by, exits, how far it is to them."""
