# tenant.pl TAG: a process in an IPC namespace of its own that holds one object of each
# kind and lives: a queue with a message, three semaphores, an attached segment, an open
# POSIX queue. Says `TAG PID` when they are there.
use strict;
use warnings;

my $tag = $ARGV[0] // die "tenant.pl TAG\n";
my ($machine) = (split ' ', `uname -m`);
my %numbers = (x86_64 => [30, 272, 240], aarch64 => [196, 97, 180]);
my ($shmat, $unshare, $mq_open) = @{$numbers{$machine} // die "unknown machine $machine"};
my ($CLONE_NEWIPC, $PRIVATE, $CREAT, $O_CREAT_RDWR) = (0x08000000, 0, 01000, 0102);

syscall($unshare, $CLONE_NEWIPC) == 0 or die "unshare: $!";
my $queue = msgget($PRIVATE, $CREAT | 0600) // die "msgget: $!";
msgsnd($queue, pack('l! a*', 1, 'hello'), 0) or die "msgsnd: $!";
defined semget($PRIVATE, 3, $CREAT | 0640) or die "semget: $!";
my $segment = shmget($PRIVATE, 65536, $CREAT | 0644) // die "shmget: $!";
syscall($shmat, $segment, 0, 0) != -1 or die "shmat: $!";
my $limits = pack 'q8', 0, 2, 32, 0, 0, 0, 0, 0;
my $name = "letters\0";
syscall($mq_open, $name, $O_CREAT_RDWR, 0600, $limits) >= 0 or die "mq_open: $!";
$0 = 'tenant';
$| = 1;
print "$tag $$\n";
close STDOUT;
sleep;
