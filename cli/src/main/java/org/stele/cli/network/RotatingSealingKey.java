package org.stele.cli.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.stele.cli.CommandFailed;
import org.stele.contracts.network.Member;
import org.stele.contracts.network.NetworkCommand;
import org.stele.contracts.network.NetworkTables;
import org.stele.crypto.Argon2Cost;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.HpkeKeyPair;
import org.stele.crypto.HpkePublicKey;
import org.stele.crypto.WrongPassphraseException;
import org.stele.node.config.NodeDirectory;
import org.stele.node.keys.OrganisationKeyFile;
import org.stele.node.keys.OrganisationKeys;

/** The key that others seal to, whose file has the one for transactions as well. */
final class RotatingSealingKey implements RotatingKey {
    private final NodeDirectory node;
    private final char[] passphrase;
    private final Administration administration;

    RotatingSealingKey(NodeDirectory node, char[] passphrase, Administration administration) {
        this.node = node;
        this.passphrase = passphrase;
        this.administration = administration;
    }

    @Override
    public Path file() {
        return node.organisationKeys();
    }

    @Override
    public Optional<Path> before() {
        return Optional.empty();
    }

    @Override
    public void make(Path next) throws IOException, WrongPassphraseException {
        Ed25519SigningKey transactions = read(node.organisationKeys()).transactions();
        OrganisationKeyFile.create(
                next,
                passphrase,
                new OrganisationKeys(transactions, transactions, HpkeKeyPair.generate()),
                Argon2Cost.STANDARD);
    }

    /** What lies beside must differ from the file in this key alone. */
    @Override
    public boolean isListed(Path key) throws IOException, WrongPassphraseException {
        OrganisationKeys keys = read(key);
        if (!keys.transactions()
                .verificationKey()
                .equals(read(file()).transactions().verificationKey())) {
            throw new CommandFailed("the rotation of the key for transactions was cut short: run that again first");
        }
        return administration
                .read(NetworkTables.MEMBER, administration.organisation())
                .map(Member::keys)
                .filter(listed -> listed.sealing().equals(keys.sealing().publicKey()))
                .isPresent();
    }

    @Override
    public void list(Path key) throws IOException, WrongPassphraseException {
        administration.submit("rotateSealingKey", new NetworkCommand.RotateSealingKey(sealing(key)));
    }

    private HpkePublicKey sealing(Path key) throws IOException, WrongPassphraseException {
        return read(key).sealing().publicKey();
    }

    private OrganisationKeys read(Path key) throws IOException, WrongPassphraseException {
        return OrganisationKeyFile.read(key, passphrase, Ed25519SigningKey.generate());
    }
}
