# Completion of fpgo for Nushell: asks `fpgo __complete` at each Tab. Other commands keep the completer that they had.
$env.config.completions.external.enable = true
$env.config.completions.external.completer = do {|before|
    {|spans|
        if ($spans.0 | path basename | str replace --regex '\.exe$' '') == 'fpgo' {
            let lines = (^$spans.0 __complete nushell ...($spans | skip 1) | complete | get stdout | lines)
            if ($lines | any {|line| $line starts-with ':files ' }) {
                null
            } else {
                $lines | where {|line| not ($line starts-with ':') } | each {|line|
                    let parts = ($line | split row --number 2 (char tab))
                    { value: $parts.0, description: ($parts | get --ignore-errors 1 | default '') }
                }
            }
        } else if $before != null {
            do $before $spans
        }
    }
} $env.config.completions.external.completer
