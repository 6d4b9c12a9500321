package org.stele.cli.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.stele.cli.CommandFailed;
import org.stele.contracts.network.KeyUse;
import org.stele.contracts.network.NetworkCommand;
import org.stele.contracts.network.NetworkTables;
import org.stele.crypto.Argon2Cost;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.WrongPassphraseException;
import org.stele.node.config.NodeDirectory;
import org.stele.node.keys.OrganisationKeyFile;
import org.stele.node.keys.OrganisationKeys;
import org.stele.node.keys.VoteKeyFile;

/** The key for votes, or the one for transactions, whose file has the key that others seal to as well. */
final class RotatingSigningKey implements RotatingKey {
    private final KeyUse use;
    private final NodeDirectory node;
    private final char[] passphrase;
    private final Administration administration;

    /**
     * @param use {@code VOTE} or {@code TRANSACTIONS}
     */
    RotatingSigningKey(KeyUse use, NodeDirectory node, char[] passphrase, Administration administration) {
        this.use = use;
        this.node = node;
        this.passphrase = passphrase;
        this.administration = administration;
    }

    @Override
    public Path file() {
        return use == KeyUse.VOTE ? node.voteKey() : node.organisationKeys();
    }

    @Override
    public Optional<Path> before() {
        return use == KeyUse.VOTE ? Optional.of(node.voteKeyBefore()) : Optional.empty();
    }

    @Override
    public void make(Path next) throws IOException, WrongPassphraseException {
        Ed25519SigningKey made = Ed25519SigningKey.generate();
        if (use == KeyUse.VOTE) {
            VoteKeyFile.create(next, passphrase, made, Argon2Cost.STANDARD);
        } else {
            OrganisationKeys now = OrganisationKeyFile.read(node.organisationKeys(), passphrase, made);
            OrganisationKeyFile.create(
                    next, passphrase, new OrganisationKeys(made, made, now.sealing()), Argon2Cost.STANDARD);
        }
    }

    @Override
    public boolean isListed(Path key) throws IOException, WrongPassphraseException {
        if (use == KeyUse.TRANSACTIONS
                && !key.equals(file())
                && read(key).verificationKey().equals(read(file()).verificationKey())) {
            throw new CommandFailed("the rotation of the key that others seal to was cut short: run that again first");
        }
        return administration
                .read(NetworkTables.KEY, read(key).verificationKey())
                .isPresent();
    }

    @Override
    public void list(Path key) throws IOException, WrongPassphraseException {
        Ed25519SigningKey next = read(key);
        administration.submit("rotateKey", new NetworkCommand.RotateKey(use, next.verificationKey()), next);
    }

    private Ed25519SigningKey read(Path key) throws IOException, WrongPassphraseException {
        if (use == KeyUse.VOTE) {
            return VoteKeyFile.read(key, passphrase);
        }
        return OrganisationKeyFile.read(key, passphrase, Ed25519SigningKey.generate())
                .transactions();
    }
}
