# Completion of fpgo for fish: asks `fpgo __complete` at each Tab.
function __fpgo_complete
    set -l words (commandline -opc)
    set -l typed (commandline -ct)
    set -l plain (string unescape -- "$typed" 2>/dev/null)
    or set plain (string replace -r '^["\']' '' -- "$typed")
    for line in ($words[1] __complete fish $words[2..-1] "$plain" 2>/dev/null)
        switch $line
            case ':files *'
                set -l prefix (string sub -s 8 -- $line)
                set -l start (math 1 + (string length -- "$prefix"))
                for file in (__fish_complete_path (string sub -s $start -- "$plain"))
                    echo $prefix$file
                end
            case ':nospace'
            case '*'
                echo $line
        end
    end
end
complete -c fpgo -f -k -a '(__fpgo_complete)'
