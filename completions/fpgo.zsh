#compdef fpgo
# Completion of fpgo for zsh: asks `fpgo __complete` at each Tab.
_fpgo() {
  local line value tab=$'\t'
  local -a described after
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
        described+=("${${value//\\/\\\\}//:/\\:}:${line#*$tab}")
        ;;
    esac
  done
  (( $#described )) && _describe -V -t values value described "${after[@]}"
}
if [[ $funcstack[1] == _fpgo ]]; then
  _fpgo "$@"
else
  compdef _fpgo fpgo
fi
