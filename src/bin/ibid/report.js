"use strict";

const only = document.getElementById("only");
const shown = document.getElementById("shown");
const articles = document.querySelectorAll("article");

function filter() {
  document.body.classList.toggle("doubtful-only", only.checked);
  const count = only.checked ? document.querySelectorAll("article.doubtful").length : articles.length;
  shown.textContent = `${count} of ${articles.length} shown`;
}

// The clipboard's own interface is there only in secure contexts, and a local file may not be one.
async function copy(text) {
  if (navigator.clipboard && window.isSecureContext) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch { /* not permitted: the old way may still be */ }
  }
  const area = document.createElement("textarea");
  area.value = text;
  area.style.position = "fixed";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-copy]");
  if (!button) return;
  const done = await copy(button.parentElement.querySelector("[data-text]").textContent);
  button.textContent = done ? "Copied" : "Not copied";
  setTimeout(() => { button.textContent = "Copy"; }, 1500);
});

only.addEventListener("change", filter);
filter();
