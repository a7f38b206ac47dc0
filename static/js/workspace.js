// The author's workspace: everything saves itself, the paper follows, rows are typed like a table.
import { toldIn } from "./told.js";
import { Desk } from "./typing/desk.js";
import { Keeper } from "./typing/keeper.js";
import { Server } from "./typing/server.js";
import { helpWith } from "./typing/answers.js";
import { offerWords } from "./typing/choose.js";
import { lines } from "./typing/lines.js";
import { followPaper } from "./typing/paper.js";

document.documentElement.classList.add("has-script");

const area = document.querySelector("[data-typing]");
const words = toldIn(document.querySelector("template[data-words]"));
const server = new Server(area);
const keeper = await Keeper.open(area.dataset.key, `${area.dataset.user}/${area.dataset.case}`);
const desk = new Desk({ area, words, server, keeper });
const layGrids = (within) => {
  for (const form of within.querySelectorAll("form[data-grid]")) lines(form, desk);
};
layGrids(area);
area.addEventListener("list-shown", ({ target }) => layGrids(target));
offerWords(area, desk);
helpWith(area, desk);
followPaper(document.querySelector("[data-live]"), desk);
await desk.bringBack(JSON.parse(document.getElementById("unfinished").textContent));
document.documentElement.classList.add("is-ready");
