package org.stele.testkit.network;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.stele.contracts.id.OrganisationId;
import org.stele.crypto.Argon2Cost;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.HpkeKeyPair;
import org.stele.crypto.RandomId;
import org.stele.ledger.genesis.Genesis;
import org.stele.node.config.NodeDirectory;
import org.stele.node.founding.NewGenesis;
import org.stele.node.founding.NodeKeys;
import org.stele.node.keys.TokenKeyFile;
import org.stele.wallet.Holder;
import org.stele.wallet.file.StoredRole;
import org.stele.wallet.file.Wallet;
import org.stele.wallet.file.WalletFile;

/** Makes the genesis and the keys of a network, and lays out everybody's folder, but for the nodes' configurations. */
public final class Founding {
    private static final Argon2Cost COST = Argon2Cost.LEAST;

    private final NetworkDirectory directory;

    public Founding(NetworkDirectory directory) {
        this.directory = directory;
    }

    public Genesis found(NetworkPlan plan) throws IOException {
        List<MemberKeysAtBirth> members = new ArrayList<>();
        for (MemberPlan member : plan.members()) {
            members.add(makeKeys(member));
        }
        Genesis genesis = NewGenesis.of(
                plan.name(), members.stream().map(MemberKeysAtBirth::candidate).toList(), plan.limits());
        Files.write(directory.genesis(), genesis.document().unsafeArray());
        for (MemberKeysAtBirth member : members) {
            layOut(member, genesis);
        }
        return genesis;
    }

    private MemberKeysAtBirth makeKeys(MemberPlan plan) throws IOException {
        NodeDirectory node = new NodeDirectory(directory.node(plan.label()));
        Files.createDirectories(directory.operator(plan.label()));
        char[] passphrase = newPassphrase(directory.passphrase(plan.label()));
        NodeKeys keys = NodeKeys.make(node, passphrase, COST);
        TokenKeyFile.create(node.tokenKey(), passphrase, TokenKeyFile.generate(), COST);
        return new MemberKeysAtBirth(plan, OrganisationId.generate(), Ed25519SigningKey.generate(), keys);
    }

    private void layOut(MemberKeysAtBirth member, Genesis genesis) throws IOException {
        String label = member.plan().label();
        Files.write(
                new NodeDirectory(directory.node(label)).genesis(),
                genesis.document().unsafeArray());
        Holder administration = new Holder(
                genesis.network(), member.organisation().author(), member.administration(), HpkeKeyPair.generate());
        URI nowhere = URI.create("http://127.0.0.1");
        WalletFile.create(
                directory.administration(label),
                Files.readString(directory.passphrase(label)).strip().toCharArray(),
                Wallet.empty()
                        .with(StoredRole.of(
                                administration, member.organisation().value(), nowhere)));
    }

    private static char[] newPassphrase(Path file) throws IOException {
        String passphrase = RandomId.generate() + RandomId.generate().toString();
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, passphrase + "\n");
        return passphrase.toCharArray();
    }
}
