# The items of thebibliography as plain text, every word in the line where it stands, and in its
# column or, behind an accent or an escaped sign, a few before that.

# A text with as many blanks as it is short of a length.
function padded(text, width) {
    return sprintf("%s%*s", text, width - length(text), "")
}

# A line with what is left of a match: the characters that no markup is.
function bared(line, pattern, markup,    done, found) {
    done = ""
    while (match(line, pattern)) {
        found = substr(line, RSTART, RLENGTH)
        gsub(markup, "", found)
        done = done substr(line, 1, RSTART - 1) found
        line = substr(line, RSTART + RLENGTH)
    }
    return done line
}

# A line with something else for what a pattern matches, as long as that was.
function replaced(line, pattern, text,    done) {
    done = ""
    while (match(line, pattern)) {
        done = done substr(line, 1, RSTART - 1) padded(text, RLENGTH)
        line = substr(line, RSTART + RLENGTH)
    }
    return done line
}

/\\begin\{thebibliography\}/ { inside = 1; number = 0; print ""; next }
/\\end\{thebibliography\}/ { inside = 0 }
!inside { print ""; next }

{
    line = $0
    if (match(line, /(^|[^\\])%/)) {
        line = substr(line, 1, RSTART + RLENGTH - 2)
    }
    if (match(line, /\\bibitem *(\[[^]]*\])? *\{[^}]*\}/)) {
        item = "[" ++number "] "
        line = substr(line, 1, RSTART - 1) padded(item, RLENGTH) substr(line, RSTART + RLENGTH)
    }
    # Accents, and signs that stand for themselves.
    line = bared(line, "\\\\[\"'`^~=.] *\\{?\\\\?[a-zA-Z]\\}?", "[^a-zA-Z]")
    line = bared(line, "\\\\[&%$#_]", "\\\\")
    line = replaced(line, "\\\\href *\\{[^}]*\\} *\\{", "")
    line = replaced(line, "\\\\[a-zA-Z]+ *\\{?", "")
    line = replaced(line, "``", "\"")
    line = replaced(line, "''", "\"")
    # What follows a word stays beside it.
    while (match(line, /\}[].,;:)"'-]/)) {
        line = substr(line, 1, RSTART - 1) substr(line, RSTART + 1, 1) " " substr(line, RSTART + 2)
    }
    gsub(/[{}~]/, " ", line)
    print line
}
