// Counts the comments that have an answer, as answers are saved.
const line = document.querySelector("[data-answered]");
const answers = document.querySelectorAll(".comment-answer textarea");

document.addEventListener("field-saved", () => {
  if (!line) return;
  const answered = [...answers].filter((one) => one.value.trim()).length;
  const words = line.dataset.words.replace("{answered}", answered).replace("{all}", answers.length);
  if (line.textContent !== words) line.textContent = words;
});
