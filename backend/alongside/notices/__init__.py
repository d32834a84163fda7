"""What is new for a person: pulled from the domain's facts and dates, told in the app, mailed as they choose."""
