package org.stele.testkit.network;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.stele.contracts.network.NetworkGenesis;
import org.stele.contracts.rules.HealthRules;
import org.stele.crypto.Argon2Cost;
import org.stele.crypto.HpkeKeyPair;
import org.stele.crypto.RandomId;
import org.stele.crypto.SignatureProvider;
import org.stele.ledger.genesis.Genesis;
import org.stele.ledger.validator.ValidatorSet;
import org.stele.node.config.NodeDirectory;
import org.stele.node.keys.OrganisationKeyFile;
import org.stele.vault.keys.PassphraseRootKey;
import org.stele.wallet.Holder;
import org.stele.wallet.file.StoredRole;
import org.stele.wallet.file.Wallet;
import org.stele.wallet.file.WalletFile;

/** Makes the genesis and the keys of a network, and lays out everybody's folder. */
final class Founding {
    private static final Argon2Cost COST = Argon2Cost.LEAST;

    private final NetworkDirectory directory;

    Founding(NetworkDirectory directory) {
        this.directory = directory;
    }

    void found(NetworkPlan plan) throws IOException {
        List<MemberKeysAtBirth> members =
                plan.members().stream().map(MemberKeysAtBirth::of).toList();
        Genesis genesis = genesis(plan, members);
        Files.createDirectories(directory.root());
        Files.write(directory.genesis(), genesis.document().unsafeArray());
        for (MemberKeysAtBirth member : members) {
            layOut(member, genesis);
        }
    }

    private static Genesis genesis(NetworkPlan plan, List<MemberKeysAtBirth> members) {
        ValidatorSet validators = new ValidatorSet(
                members.stream().map(MemberKeysAtBirth::validator).toList());
        NetworkGenesis state = new NetworkGenesis(
                members.stream().map(MemberKeysAtBirth::candidate).toList(), plan.limits());
        return Genesis.create(
                plan.name(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                new HealthRules().version(),
                SignatureProvider.name(),
                validators,
                state);
    }

    private void layOut(MemberKeysAtBirth member, Genesis genesis) throws IOException {
        String label = member.plan().label();
        NodeDirectory node = new NodeDirectory(directory.node(label));
        Files.createDirectories(node.keys());
        Files.createDirectories(directory.operator(label));
        Files.write(node.genesis(), genesis.document().unsafeArray());
        char[] passphrase = newPassphrase(directory.passphrase(label));
        OrganisationKeyFile.create(node.organisationKeys(), passphrase, member.node(), COST);
        PassphraseRootKey.create(node.vaultRootKey(), passphrase, COST);
        Holder administration = new Holder(
                genesis.network(), member.organisation().author(), member.administration(), HpkeKeyPair.generate());
        URI nowhere = URI.create("http://127.0.0.1");
        WalletFile.create(
                directory.administration(label),
                passphrase,
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
