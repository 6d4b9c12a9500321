package org.stele.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stele.contracts.access.AccessDecision;
import org.stele.contracts.access.AccessTables;
import org.stele.contracts.access.Decision;
import org.stele.contracts.access.Permit;
import org.stele.contracts.access.RefusalReason;
import org.stele.contracts.credential.Licences;
import org.stele.contracts.identity.IdentityCommand;
import org.stele.contracts.identity.Power;
import org.stele.contracts.network.NetworkCommand;
import org.stele.contracts.network.Purpose;
import org.stele.contracts.record.Attestor;
import org.stele.contracts.record.Entry;
import org.stele.contracts.record.RecordCommand;
import org.stele.contracts.record.Sheet;

/** What ends with an organisation's membership. */
final class ExpulsionTest {
    private final World world = new World();

    @Test
    void theOrganisationAndItsSeatsAreStoppedAtTheDoor() {
        expel(World.SOUTH);
        assertThat(world.by(World.SOUTH).does(new IdentityCommand.Register(List.of(World.subject("new")))))
                .isEqualTo(World.DOOR);
        assertThat(world.bySeat("south-doctor").does(world.asking(World.PATIENT, Purpose.TREAT)))
                .isEqualTo(World.DOOR);
    }

    @Test
    void itsPermitsHoldNoMore() {
        world.granted("g").ok(world.bySeat("south-doctor").does(world.asking(World.PATIENT, Purpose.TREAT)));
        Permit permit = world.stored(AccessTables.PERMIT, world.lastPermit());
        expel(World.SOUTH);
        assertThat(AccessDecision.again(world.state, permit, world.now()))
                .isEqualTo(new Decision.Refused(RefusalReason.MEMBER_NOT_IN_FORCE));
    }

    @Test
    void theLicencesOfABoardCountNoMore() {
        expel(World.BOARD);
        assertThat(Licences.inForce(
                        world.state, World.credential("north-doctor"), Keys.key("north-doctor"), world.now()))
                .isFalse();
        Attestor doctor = Attestor.clinician(World.seat("north-doctor"));
        Sheet sheet = new Sheet(doctor, List.of(new Entry(World.record("r"), Keys.hash("r"))));
        assertThat(world.by(World.NORTH).with(Keys.key("north-doctor")).does(new RecordCommand.Commit(List.of(sheet))))
                .isEqualTo(Codes.LICENCE_NOT_IN_FORCE);
        assertThat(world.by(World.NORTH)
                        .does(world.opening("new", Optional.of(World.credential("north-doctor")), Power.SIGN)))
                .isEqualTo(Codes.LICENCE_NOT_IN_FORCE);
    }

    private void expel(Party party) {
        NetworkCommand.Support support = new NetworkCommand.Support(World.proposal("p"));
        world.ok(world.administering(World.NORTH)
                .does(new NetworkCommand.ProposeExpulsion(World.proposal("p"), party.id())));
        List.of(World.SOUTH, World.INSURER, World.BOARD).stream()
                .filter(other -> !other.equals(party))
                .forEach(other -> world.ok(world.administering(other).does(support)));
    }
}
