# Completion of fpgo for PowerShell: asks `fpgo __complete` at each Tab.
Register-ArgumentCompleter -Native -CommandName fpgo -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Where-Object { $_.Extent.StartOffset -lt $cursorPosition } | ForEach-Object {
            if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text }
        })
    $before = @($words | Select-Object -Skip 1)
    if ($wordToComplete -ne '' -and $before.Count -gt 0) {
        $before = @($before | Select-Object -SkipLast 1)
    }
    # An empty word is lost on the way to a program; a pair of quotes in it is not.
    $current = if ($wordToComplete -eq '' -and $PSVersionTable.PSVersion -lt [version]'7.3') { '""' } else { $wordToComplete.TrimStart("'", '"') }
    & $words[0] __complete powershell @before $current 2>$null | ForEach-Object {
        if ($_ -like ':files *') {
            $prefix = $_.Substring(7)
            [System.Management.Automation.CompletionCompleters]::CompleteFilename($current.Substring($prefix.Length)) | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($prefix + $_.CompletionText, $_.ListItemText, $_.ResultType, $_.ToolTip)
            }
        } elseif ($_ -notlike ':*') {
            $value, $help = $_ -split "`t", 2
            if (-not $help) { $help = $value }
            [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $help)
        }
    }
}
