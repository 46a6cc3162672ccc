# What ibid says of the file $FILE, as GitHub's annotations.

function data(text) {
    gsub(/%/, "%25", text)
    gsub(/\r/, "%0D", text)
    return text
}

function property(text) {
    text = data(text)
    gsub(/:/, "%3A", text)
    gsub(/,/, "%2C", text)
    return text
}

function annotate(level, place, title, message) {
    print "::" level " file=" property(ENVIRON["FILE"]) place title "::" data(message)
}

/^warning\[[a-z-]+\]: / {
    code = $1
    gsub(/^warning\[|\]:$/, "", code)
    message = substr($0, index($0, ": ") + 2)
}

# The place of a doubt stands below it.
/^ *--> .*:[0-9]+:[0-9]+$/ && code != "" {
    count = split($0, parts, ":")
    annotate("warning", ",line=" parts[count - 1] ",col=" parts[count], ",title=" property(code), message)
    code = ""
}

/^ibid: / {
    message = substr($0, 7)
    place = ""
    if (match(message, /: line [0-9]+, column [0-9]+: /)) {
        split(substr(message, RSTART, RLENGTH), parts, /[^0-9]+/)
        place = ",line=" parts[2] ",col=" parts[3]
        message = substr(message, RSTART + RLENGTH)
    }
    annotate("error", place, "", message)
}
