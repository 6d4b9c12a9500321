package org.stele.contracts;

import org.stele.contracts.credential.CredentialCommand;
import org.stele.contracts.credential.LicenceReason;
import org.stele.contracts.network.NetworkCommand;
import org.stele.contracts.network.Role;
import org.stele.ledger.contract.Code;

/** A second board, admitted to a {@link World}. */
record OtherBoard(World world) {
    private static final Party BOARD = Party.of("other-board", Role.BOARD);

    static OtherBoard in(World world) {
        NetworkCommand.ProposeAdmission proposal =
                new NetworkCommand.ProposeAdmission(World.proposal("other-board"), BOARD.candidate(false));
        world.ok(world.administering(World.NORTH).does(proposal));
        world.ok(world.administering(World.SOUTH).does(new NetworkCommand.Support(proposal.proposal())));
        world.ok(world.administering(World.BOARD).does(new NetworkCommand.Support(proposal.proposal())));
        return new OtherBoard(world);
    }

    Code suspends() {
        return world.by(BOARD)
                .does(new CredentialCommand.Suspend(World.credential("north-doctor"), LicenceReason.BOARD_ORDER));
    }
}
