// Renders each item of a file of JSON lines in APA with citeproc-js, each as a list of its own.
const fs = require("fs");
const CSL = require("citeproc");
const { plugins } = require("@citation-js/core");
require("@citation-js/plugin-csl");
const config = plugins.config.get("@csl");
const items = fs.readFileSync(process.argv[2], "utf8").trim().split("\n").map((line) => JSON.parse(line).item);
const byId = new Map(items.map((item) => [item.id, item]));
const engine = new CSL.Engine(
  { retrieveLocale: (lang) => config.locales.get(lang) ?? config.locales.get("en-US"), retrieveItem: (id) => byId.get(id) },
  config.styles.get("apa"), "en-US");
for (const { id } of items) {
  engine.updateItems([id]);
  process.stdout.write(JSON.stringify({ id, html: engine.makeBibliography()[1].join("") }) + "\n");
}
