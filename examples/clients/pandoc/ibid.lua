-- The reference list of a document, read by ibid and set anew in a style:
--
--   pandoc paper.md --lua-filter ibid.lua -M ibid-style=harvard -o paper.docx
--
-- Or kept as the metadata "references", for pandoc's own processor to set:
--
--   pandoc paper.md --lua-filter ibid.lua -M ibid-references --citeproc --csl house.csl -o paper.docx
--
-- The list is what stands under a heading with one of the names below, up to the next heading of
-- its level. All of it is replaced; if ibid finds no entry in it, it stays. Needs pandoc 2.17.

local names = {
  ["bibliography"] = true,
  ["literature"] = true,
  ["literature cited"] = true,
  ["reference list"] = true,
  ["references"] = true,
  ["references cited"] = true,
  ["sources"] = true,
  ["works cited"] = true,
}

local function is_head(block)
  return block.t == "Header" and names[pandoc.utils.stringify(block):lower()] ~= nil
end

-- What ibid makes of blocks, as a document.
local function reformatted(blocks, format, arguments)
  local html = pandoc.write(pandoc.Pandoc(blocks), "html")
  local all = { "reformat", "--from", "html" }
  for _, argument in ipairs(arguments) do
    all[#all + 1] = argument
  end
  all[#all + 1] = "-"
  return pandoc.read(pandoc.pipe("ibid", all, html), format)
end

-- Where the list starts, behind its heading, and where it ends.
local function list(blocks)
  for start, head in ipairs(blocks) do
    if is_head(head) then
      local last = start
      while blocks[last + 1] and not (blocks[last + 1].t == "Header" and blocks[last + 1].level <= head.level) do
        last = last + 1
      end
      return start + 1, last
    end
  end
end

-- The document with other blocks in the place of the list.
local function with(doc, start, last, others)
  local blocks = pandoc.List()
  for at, block in ipairs(doc.blocks) do
    if at < start or at > last then
      blocks:insert(block)
    end
    if at == start - 1 then
      blocks:extend(others)
    end
  end
  return pandoc.Pandoc(blocks, doc.meta)
end

function Pandoc(doc)
  local start, last = list(doc.blocks)
  if not start then
    return nil
  end
  local blocks = pandoc.List({ doc.blocks[start - 1] })
  for at = start, last do
    blocks:insert(doc.blocks[at])
  end
  if doc.meta["ibid-references"] then
    local items = reformatted(blocks, "csljson", { "--to", "csl-json" }).meta.references
    if not items or #items == 0 then
      return nil
    end
    doc.meta.references = items
    -- A work that no mark of pandoc's cites is listed too.
    doc.meta.nocite = pandoc.MetaInlines({
      pandoc.Cite({ pandoc.Str("@*") }, { pandoc.Citation("*", "AuthorInText") }),
    })
    return with(doc, start, last, { pandoc.Div({}, pandoc.Attr("refs")) })
  end
  local style = doc.meta["ibid-style"] and pandoc.utils.stringify(doc.meta["ibid-style"]) or "apa"
  local set = reformatted(blocks, "html", { "--to", "html", "--style", style }).blocks
  return pandoc.utils.stringify(pandoc.Div(set)) ~= "" and with(doc, start, last, set) or nil
end
