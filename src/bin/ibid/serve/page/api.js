// What is asked of the server that the page comes from.

const FAILED = "the server does not answer; is “ibid serve” still running?";

async function send(path, options) {
  const response = await fetch(`api/${path}`, options).catch(() => { throw new Error(FAILED); });
  if (response.ok) return response;
  const { error } = await response.json().catch(() => ({}));
  throw new Error(error ?? FAILED);
}

function post(path, body, type) {
  return send(path, { method: "POST", headers: { "Content-Type": type }, body });
}

const postJson = (path, request) => post(path, JSON.stringify(request), "application/json");

export const get = async (path) => (await send(path)).json();

export const read = async (request) => (await postJson("read", request)).json();

export const readFile = async (file) =>
  (await post(`read?name=${encodeURIComponent(file.name)}`, file, "application/octet-stream")).json();

export const set = async (request) => (await postJson("set", request)).json();

/** A file of items: its bytes or its text, and what it can't hold. */
export async function convert(request) {
  const response = await postJson("convert", request);
  const isText = response.headers.get("Content-Type").startsWith("application/json");
  if (!isText) return { content: await response.blob(), lost: [] };
  const { text, lost } = await response.json();
  return { content: text, lost };
}
