# Completion of "platform" in bash. For every new shell, add to ~/.bashrc:
#   source <(platform completion bash)

# @tables@

_platform() {
  local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD - 1]}"
  local command='' option='' prefix='' next=_platform_words word i
  COMPREPLY=()

  for ((i = 1; i < COMP_CWORD; i++)); do
    word="${COMP_WORDS[i]}"
    [[ " $(_platform_words "$command") " == *" $word "* ]] || { next=: && break; }
    command="${command:+$command }$word"
  done

  # bash takes "--env=prod" for three words, unless told otherwise.
  if [[ $current == '=' ]]; then
    option=$previous current=''
  elif [[ $previous == '=' ]]; then
    option="${COMP_WORDS[COMP_CWORD - 2]}"
  elif [[ $current == --*=* ]]; then
    option="${current%%=*}" prefix="${current%%=*}=" current="${current#*=}"
  elif [[ $previous == --* ]]; then
    option=$previous
  fi

  if [[ -n $option && " $(_platform_options "$command") " == *" $option= "* ]]; then
    # In a list, complete what follows the last comma.
    if [[ $current == *,* ]]; then
      prefix+="${current%,*}," current="${current##*,}"
    fi
    while read -r word; do
      [[ ",${prefix##*=}" == *",$word,"* ]] || _platform_offer "$word"
    done < <(_platform_values "$command" "$option" | tr ' ' '\n')
    return
  fi

  while read -r word; do
    word="${word%=}"
    [[ $word == -* && " ${COMP_WORDS[*]:1:COMP_CWORD-1} " == *" $word "* ]] || _platform_offer "$word"
  done < <({ $next "$command"; _platform_options "$command"; } | tr ' ' '\n')
}

_platform_offer() {
  if [[ $1 == "$current"* ]]; then
    COMPREPLY+=("$prefix$1")
  fi
}

complete -F _platform platform
