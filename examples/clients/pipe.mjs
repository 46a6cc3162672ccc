// Reads references from Node: `node pipe.mjs < references.txt`, one entry a line.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** Gives what ibid read from each entry, in order, as it comes. */
export async function* parse(entries, command = "ibid") {
  const ibid = spawn(command, ["pipe"], { stdio: ["pipe", "pipe", "inherit"] });
  (async () => {
    let id = 0;
    for await (const text of entries) ibid.stdin.write(JSON.stringify({ id: id++, text }) + "\n");
    ibid.stdin.end();
  })();
  for await (const line of createInterface({ input: ibid.stdout })) yield JSON.parse(line);
}

const lines = createInterface({ input: process.stdin });
for await (const { csl } of parse(lines, process.env.IBID ?? "ibid")) {
  const names = (csl.author ?? []).map((n) => n.family ?? n.literal ?? n.given);
  const year = csl.issued?.["date-parts"]?.[0][0] ?? "n.d.";
  console.log(`${names.join(", ")} (${year}): ${csl.title}`);
}
