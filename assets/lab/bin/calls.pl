# What the programs of the lab share: each says every call and what it returned.
use strict;
use warnings;

use constant {IPC_CREAT => 01000, IPC_EXCL => 02000, IPC_NOWAIT => 04000};
use constant {IPC_RMID => 0, GETALL => 13, GETNCNT => 14, SETALL => 17, SEM_UNDO => 010000};
use constant {O_RDONLY => 0, O_WRONLY => 1, O_NONBLOCK => 04000};

$| = 1;
# Numbers of system calls that Perl has no function for: asm/unistd_64.h, asm-generic/unistd.h.
my %numbers = (
    x86_64 => {shmat => 30, mq_open => 240, mq_timedsend => 242, mq_timedreceive => 243},
    aarch64 => {shmat => 196, mq_open => 180, mq_timedsend => 182, mq_timedreceive => 183},
);

sub machine {
    my ($machine) = split ' ', `uname -m`;
    return $machine;
}

# The number of a system call on this machine.
sub number {
    my ($name) = @_;
    my $machine = machine();
    return $numbers{$machine}{$name} // die "$0: the number of $name on $machine is not known\n";
}

# The name of the last error. Some have two: the one of errno(3) that comes first there.
sub error {
    my ($name) = sort grep { $!{$_} } keys %!;
    return $name;
}

# Says a call and what came of it; ends the program where it failed.
sub told {
    my ($call, $worked, $result) = @_;
    if ($worked) {
        print "$call = $result\n";
        return $result;
    }
    print "$call = -1 ", error(), " ($!)\n";
    exit 1;
}

# A key as it was typed, as a number.
sub key {
    my ($typed) = @_;
    return $typed =~ /^0[xX]?[0-9a-fA-F]*$/ ? oct $typed : int $typed;
}

# The id behind a key: msgget(2), semget(2), shmget(2), with the flags as they are written.
sub queue {
    my ($typed, $flags, $written) = @_;
    my $id = msgget(key($typed), $flags);
    return told("msgget($typed, $written)", defined $id, $id);
}

# For a program in the background: says its pid, then is silent.
sub ready {
    my ($pid) = readlink('/proc/self');
    print "$pid\n";
    open STDOUT, '>', '/dev/null';
}

1;
