"""Reading more than one digit: numbers and pages, from what the recogniser says of each piece of ink."""
