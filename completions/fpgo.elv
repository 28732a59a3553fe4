# Completion of fpgo for elvish: asks `fpgo __complete` at each Tab.
use str

set edit:completion:arg-completer[fpgo] = {|@words|
  var typed = $words[-1]
  var lines = [(try { (external $words[0]) __complete elvish (all $words[1..]) 2>/dev/null } catch { })]
  for line $lines {
    if (str:has-prefix $line ':files ') {
      var prefix = (str:trim-prefix $line ':files ')
      if (eq $prefix '') {
        edit:complete-filename $typed
      } else {
        edit:complete-filename (str:trim-prefix $typed $prefix) | each {|file| put $prefix$file[stem] }
      }
    } elif (not (str:has-prefix $line ':')) {
      var value help = (str:split "\t" $line)
      if (eq $help '') {
        edit:complex-candidate $value
      } else {
        edit:complex-candidate $value &display=$value'  ('$help')'
      }
    }
  }
}
