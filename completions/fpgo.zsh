#compdef fpgo
# Completion of fpgo for zsh: asks `fpgo __complete` at each Tab.
_fpgo() {
  local line value kind tab=$'\t'
  local -a described plain after
  local -aU kinds
  for line in "${(@f)$("${(Q)words[1]}" __complete zsh "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}"; do
    case $line in
      (:files\ *)
        [[ -n ${line#:files } ]] && compset -P "${(b)line#:files }"
        _files
        return
        ;;
      (:nospace) after=(-S '') ;;
      ('') ;;
      (*)
        value=${line%%$tab*}
        value=${${value//\\/\\\\}//:/\\:}
        case $line in
          # What means the same is put on one line, so what says nothing must not say it alike.
          (*$tab?*) kinds+=(described) described+=("$value:${line#*$tab}") ;;
          (*) kinds+=(plain) plain+=("$value") ;;
        esac
        ;;
    esac
  done
  for kind in $kinds; do
    _describe -t $kind value $kind -V $kind "${after[@]}"
  done
}
if [[ $funcstack[1] == _fpgo ]]; then
  _fpgo "$@"
else
  compdef _fpgo fpgo
fi
