# Types a line and the tab key in a zsh of its own; prints what the completion offers.
#   zsh -f tab.zsh SCRIPT LINE
zmodload zsh/zpty
found=$(mktemp)
export PS1='ready>'

zpty shell zsh -f -i
zpty -r shell _ '*ready>*'
zpty -w shell "autoload -U compinit && compinit -u -D && source $1 && compadd() {
  local -a matches
  builtin compadd -O matches \"\$@\"
  print -l -- \$matches >> $found
  builtin compadd \"\$@\"
} && print 'loa''ded'"
zpty -r shell _ '*loaded*ready>*'
zpty -w -n shell "$2"$'\t'
# A word that no completion offers says that the completion before it is done.
zpty -w shell $'\C-u\C-k''print do''ne'
zpty -r shell _ '*done*'
zpty -d shell
print -- ${(o)$(sort -u $found)}
rm $found
