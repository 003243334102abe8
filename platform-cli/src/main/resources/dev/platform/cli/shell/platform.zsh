#compdef platform
# Completion of "platform" in zsh. For every new shell, add to ~/.zshrc, after compinit:
#   source <(platform completion zsh)

# @tables@

_platform() {
  local command='' option='' next=_platform_words word
  local -a candidates listed typed=("${(@)words[2,CURRENT-1]}")

  for word in "${typed[@]}"; do
    [[ " $(_platform_words "$command") " == *" $word "* ]] || { next=: && break; }
    command="${command:+$command }$word"
  done

  if [[ "${words[CURRENT]}" == --*=* ]]; then
    option="${words[CURRENT]%%=*}"
    compset -P '*='
  elif [[ "${words[CURRENT-1]}" == --* ]]; then
    option="${words[CURRENT-1]}"
  fi

  if [[ -n $option && " $(_platform_options "$command") " == *" $option= "* ]]; then
    # In a list, complete what follows the last comma.
    listed=(${(s:,:)PREFIX%,*})
    candidates=($(_platform_values "$command" "$option"))
    if [[ $PREFIX == *,* ]]; then
      compset -P '*,'
      candidates=(${candidates:|listed})
    fi
    compadd -- $candidates
    return
  fi

  candidates=($($next "$command"; _platform_options "$command"))
  candidates=(${candidates%=})
  compadd -- ${candidates:|typed}
}

# Loaded by compinit from a directory of functions, or by "source".
if [[ "${funcstack[1]}" == _platform ]]; then
  _platform "$@"
else
  compdef _platform platform
fi
