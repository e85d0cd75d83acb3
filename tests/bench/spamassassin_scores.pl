# Prints SpamAssassin's score of each mail file named on standard input; no network.
use strict;
use warnings;
use Mail::SpamAssassin;

my $filter = Mail::SpamAssassin->new({
    local_tests_only => 1, dont_copy_prefs => 1, userprefs_filename => $ARGV[0],
});
while (my $path = <STDIN>) {
    chomp $path;
    open(my $file, '<', $path) or die "$path: $!";
    my $text = do { local $/; <$file> };
    close($file);
    my $mail = $filter->parse($text);
    my $status = $filter->check($mail);
    printf "%.4f\n", $status->get_score();
    $status->finish();
    $mail->finish();
}
