// The page has copy.js before this.

const only = document.getElementById("only");
const shown = document.getElementById("shown");
const articles = document.querySelectorAll("article");

function filter() {
  document.body.classList.toggle("doubtful-only", only.checked);
  const count = only.checked ? document.querySelectorAll("article.doubtful").length : articles.length;
  shown.textContent = `${count} of ${articles.length} shown`;
}

function copyOne(button) {
  const content = button.parentElement.querySelector("[data-place]");
  copyFrom(button, content.textContent, content.matches("p") ? content.innerHTML : undefined);
}

function copyAll(button) {
  const contents = [...document.querySelectorAll(`[data-form="${button.dataset.copyAll}"]`)];
  contents.sort((one, other) => one.dataset.place - other.dataset.place);
  const texts = contents.map((content) => content.textContent);
  const [first] = contents;
  if (!first) return;
  if (first.matches("p")) {
    copyFrom(button, texts.join("\n"), listHtml(contents.map((content) => content.innerHTML)));
  } else {
    copyFrom(button, texts.join("\n\n"));
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.dataset.copyAll) copyAll(button);
  else if (button) copyOne(button);
});

only.addEventListener("change", filter);
filter();
