package org.stele.cli.network;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.network.KeyUse;
import org.stele.contracts.network.NetworkCommand;
import org.stele.contracts.network.NetworkTables;
import org.stele.crypto.Argon2Cost;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.Hash;
import org.stele.crypto.HpkeKeyPair;
import org.stele.crypto.PassphraseFile;
import org.stele.crypto.WrongPassphraseException;
import org.stele.wallet.Holder;
import org.stele.wallet.file.StoredRole;
import org.stele.wallet.file.Wallet;
import org.stele.wallet.file.WalletFile;

/** The administration's key: a file of its own before there is a network, then a role in a wallet. */
final class AdministrationKey {
    private static final String KEY = "administration.key";
    static final String WALLET = "administration.wallet";

    private AdministrationKey() {}

    static void write(Path folder, char[] passphrase, Ed25519SigningKey key) throws IOException {
        Path file = folder.resolve(KEY);
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        byte[] seed = key.seed();
        try {
            PassphraseFile.write(file, passphrase, seed, Argon2Cost.STANDARD);
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
    }

    /** Puts a new one into a new wallet, and into the ledger; a wallet that is there from a try before is taken up. */
    static void rotate(StoredRole old, Administration administration, Path wallet, char[] passphrase)
            throws IOException, WrongPassphraseException {
        if (!Files.exists(wallet)) {
            Holder next = Holder.create(old.network(), old.author());
            WalletFile.create(wallet, passphrase, Wallet.empty().with(StoredRole.of(next, old.node(), old.address())));
        }
        Ed25519SigningKey key =
                WalletFile.load(wallet, passphrase).roles().getFirst().holder().signing();
        if (administration.read(NetworkTables.KEY, key.verificationKey()).isEmpty()) {
            administration.submit(
                    "rotateKey", new NetworkCommand.RotateKey(KeyUse.ADMINISTRATION, key.verificationKey()), key);
        }
    }

    /** Puts it into a wallet that acts for the organisation in this network. */
    static Path toWallet(Path folder, char[] passphrase, Hash network, OrganisationId organisation, URI node)
            throws IOException, WrongPassphraseException {
        Ed25519SigningKey key = read(folder.resolve(KEY), passphrase);
        Holder holder = new Holder(network, organisation.author(), key, HpkeKeyPair.generate());
        Path wallet = folder.resolve(WALLET);
        WalletFile.create(wallet, passphrase, Wallet.empty().with(StoredRole.of(holder, organisation.value(), node)));
        return wallet;
    }

    private static Ed25519SigningKey read(Path file, char[] passphrase) throws IOException, WrongPassphraseException {
        byte[] seed = PassphraseFile.read(file, passphrase);
        try {
            return Ed25519SigningKey.fromSeed(seed);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " holds no administration's key", e);
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
    }
}
