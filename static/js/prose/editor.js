// Puts the editor on the prose fields of a page; without it they are plain text areas.
import { toldIn } from "../told.js";
import { Server } from "../typing/server.js";
import { Choices } from "./choices.js";
import { Field } from "./field.js";
import { Prints } from "./prints.js";

const template = document.querySelector("template[data-prose-words]");
const told = toldIn(template);
const words = { word: (name) => told.get(name) ?? name };
const server = new Server(document.querySelector("[data-typing]"));
const prints = new Prints(server, template.dataset.prints);
const choices = new Choices(server, template.dataset.choices);

for (const area of document.querySelectorAll("textarea[data-prose]")) {
  area.prose = new Field(area, { prints, choices, words });
  prints.fields.push(area.prose);
}
prints.refresh();
document.documentElement.classList.add("has-prose");
