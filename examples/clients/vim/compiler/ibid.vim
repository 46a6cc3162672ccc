" What `ibid check` says of the file at hand, by Vim's own :make.
"
"   :set runtimepath+=examples/clients/vim
"   :compiler ibid
"   :make

if exists('current_compiler')
  finish
endif
let current_compiler = 'ibid'

CompilerSet makeprg=ibid\ check\ %:S

" A doubt has its place in the line below; what can't be read stands in one line.
CompilerSet errorformat=%Wwarning[%.%#]:\ %m
CompilerSet errorformat+=%-C\ %#-->\ %f\\,\ page\ %*\\d:%l:%c
CompilerSet errorformat+=%-Z\ %#-->\ %f:%l:%c
CompilerSet errorformat+=%Eibid:\ %f:\ line\ %l\\,\ column\ %c:\ %m
CompilerSet errorformat+=%-G%.%#
