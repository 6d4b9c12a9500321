package org.stele.exchange.licence;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.stele.contracts.credential.CredentialCommand;
import org.stele.contracts.id.CredentialId;
import org.stele.contracts.network.NetworkTables;
import org.stele.contracts.network.Role;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.member.OwnOrganisation;
import org.stele.exchange.member.Permissions;
import org.stele.ledger.contract.Author;

/** Issues licences: on the ledger first, so that no credential is about that does not count. */
public final class LicenceOffice implements Licensing {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final OwnOrganisation own;
    private final LedgerDoor ledger;
    private final Permissions permissions;
    private final InstantSource clock;

    public LicenceOffice(OwnOrganisation own, LedgerDoor ledger, Permissions permissions, InstantSource clock) {
        this.own = own;
        this.ledger = ledger;
        this.permissions = permissions;
        this.clock = clock;
    }

    @Override
    public IssuedLicence issue(Author author, LicenceOrder order) {
        permissions.requireOrganisation(author);
        requireBoard();
        CredentialId id = CredentialId.generate();
        LicenceDocument document = LicenceDocument.of(ledger.network(), own.id(), id, salt(), order);
        Bytes signed = document.sign(own.transactions(), clock.instant());
        ledger.act(
                "credential",
                "register",
                new CredentialCommand.Register(
                        id, order.holderKey(), order.validity(), LicenceDocument.commitment(document.salt(), signed)));
        return new IssuedLicence(id, signed);
    }

    private void requireBoard() {
        boolean board = ledger.state()
                .get(NetworkTables.MEMBER, own.id())
                .filter(member -> member.is(Role.BOARD))
                .isPresent();
        if (!board) {
            throw new ExchangeException(Reason.FORBIDDEN, "only a member in the role BOARD issues licences");
        }
    }

    private static Bytes salt() {
        byte[] salt = new byte[Hash.LENGTH];
        RANDOM.nextBytes(salt);
        return Bytes.wrap(salt);
    }
}
