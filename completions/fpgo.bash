# Completion of fpgo for bash (3.2 or newer): asks `fpgo __complete` at each Tab.
_fpgo() {
    local line prefix
    COMPREPLY=()
    while IFS= read -r line; do
        case $line in
        :files*)
            prefix=${line#:files}
            prefix=${prefix# }
            # The shell's own files. Behind a prefix, and in bash 3, they are listed here.
            if [[ -n $prefix ]] || ! compopt -o default 2>/dev/null; then
                compopt -o filenames 2>/dev/null
                while IFS= read -r line; do
                    COMPREPLY+=("$prefix$line")
                done < <(compgen -f -- "${2#"$prefix"}")
            fi
            ;;
        :nospace) compopt -o nospace 2>/dev/null ;;
        *) COMPREPLY+=("$line") ;;
        esac
    done < <("$1" __complete bash "${COMP_TYPE:-9}" "${COLUMNS:-80}" "${COMP_LINE:0:COMP_POINT}" "$2" 2>/dev/null)
}
if ((BASH_VERSINFO[0] > 4 || (BASH_VERSINFO[0] == 4 && BASH_VERSINFO[1] > 3))); then
    complete -o nosort -F _fpgo fpgo
else
    complete -F _fpgo fpgo
fi
