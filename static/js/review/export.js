// Keeps the progress of an export up to date, and stops once nothing more happens by itself.
const EVERY = 2000; // milliseconds between two looks
const area = document.querySelector("[data-progress]");

async function look() {
  try {
    const answer = await fetch(area.dataset.progress, { credentials: "same-origin" });
    // Whoever is signed out meanwhile is sent to another page, which does not belong here.
    if (answer.ok && !answer.redirected) area.innerHTML = await answer.text();
    else return;
  } catch {
    // The server can't be reached now: what stands there stays, and the next look may tell more.
  }
  waitOn();
}

function waitOn() {
  if (area.querySelector("[data-going-on]")) setTimeout(look, EVERY);
}

waitOn();
