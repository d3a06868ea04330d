# mover.pl KEY: a process of one thread that attaches a segment (8192 bytes) in an
# IPC namespace of its own, leaves for another with unshare(2), and makes a segment
# there that looks the same. It renames itself `moved` when it has. With all its
# threads gone from it (it has one), the first namespace has no process left.
use strict;
use warnings;

my $key = $ARGV[0] // die "mover.pl KEY\n";
my ($machine) = (split ' ', `uname -m`);
my %numbers = (x86_64 => [30, 272], aarch64 => [196, 97]);
my ($shmat, $unshare) = @{$numbers{$machine} // die "unknown machine $machine"};
my $CLONE_NEWIPC = 0x08000000;

syscall($unshare, $CLONE_NEWIPC) == 0 or die "unshare: $!";
my $id = shmget($key, 8192, 01600) // die "shmget: $!";
syscall($shmat, $id, 0, 0) != -1 or die "shmat: $!";
syscall($unshare, $CLONE_NEWIPC) == 0 or die "unshare: $!";
shmget($key, 8192, 01600) // die "shmget: $!";
$0 = 'moved';
sleep;
