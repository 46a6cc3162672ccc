" Doubts about the references of the file at hand, as Vim's quickfix list: :IbidCheck
" The selected lines rewritten in a style: :'<,'>IbidReformat harvard

command! IbidCheck cexpr s:Doubts(expand('%:p')) | copen
command! -range -nargs=? IbidReformat <line1>,<line2>!ibid reformat --keep-order --style <args> -

function! s:Doubts(file) abort
  let l:lines = systemlist('ibid check --json ' . shellescape(a:file) . ' 2>/dev/null')
  return map(l:lines, {_, line -> s:Place(json_decode(line))})
endfunction

function! s:Place(doubt) abort
  return printf('%s:%d:%d: %s', a:doubt.path, a:doubt.line, a:doubt.column, a:doubt.message)
endfunction
