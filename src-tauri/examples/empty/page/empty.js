// A line of text and a field that takes keys: the least that a person could begin with.
const field = document.createElement("textarea");
field.rows = 10;
field.cols = 80;
document.querySelector("main").append("Nothing is here.", document.createElement("br"), field);
