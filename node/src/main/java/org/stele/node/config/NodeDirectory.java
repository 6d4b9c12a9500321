package org.stele.node.config;

import java.nio.file.Path;

/**
 * Where a node keeps what it has: everything it writes lies in here.
 *
 * @param root absolute
 */
public record NodeDirectory(Path root) {
    public NodeDirectory {
        root = root.toAbsolutePath().normalize();
    }

    /** The configuration. */
    public Path configuration() {
        return root.resolve("node.yaml");
    }

    /** The network's genesis, the same bytes at every member. */
    public Path genesis() {
        return root.resolve("genesis.json");
    }

    public Path ledger() {
        return root.resolve("ledger");
    }

    public Path vault() {
        return root.resolve("vault");
    }

    /** Files under the organisation's passphrase. */
    public Path keys() {
        return root.resolve("keys");
    }

    /** The key that signs the node's votes; the one that no backup has. */
    public Path voteKey() {
        return keys().resolve("vote.key");
    }

    /**
     * The vote key before that one, which counts as long as no certified block here has the next; in no backup either. Absent where it
     * was never rotated.
     */
    public Path voteKeyBefore() {
        return keys().resolve("vote.key.before");
    }

    /** The other keys that the organisation signs and opens with. */
    public Path organisationKeys() {
        return keys().resolve("organisation.keys");
    }

    /** The key that the node shows to other nodes; absent where it is not joined to any. */
    public Path tlsKey() {
        return keys().resolve("tls.key");
    }

    /** The key that signs access tokens; absent where no application ever got one. In no backup: tokens end with the process. */
    public Path tokenKey() {
        return keys().resolve("token.key");
    }

    /** The applications that the operator registered, a file each. */
    public Path applications() {
        return root.resolve("applications");
    }

    /** The order of transactions of an epoch, where this node alone makes it. */
    public Path ordering(long epoch) {
        return root.resolve(ofEpoch("ordering", epoch));
    }

    /** This node's part in the Raft group of an epoch. */
    public Path raft(long epoch) {
        return root.resolve(ofEpoch("raft", epoch));
    }

    /** Says under which name this node takes part in the Raft group of an epoch, and where the others reach it there. */
    public Path raftPart(long epoch) {
        return root.resolve(ofEpoch("raft", epoch) + ".part");
    }

    /**
     * There where this node begins no Raft group, but has to be taken into one: it was admitted later, or comes from a backup, and
     * so has not, or no longer has, what it acknowledged.
     */
    public Path raftJoins() {
        return root.resolve("raft.joins");
    }

    /** Where the other members' nodes said that they are. */
    public Path addresses() {
        return root.resolve("addresses.json");
    }

    private static String ofEpoch(String name, long epoch) {
        return epoch == 1 ? name : name + "-" + epoch;
    }

    /** The key that everything in the vault is wrapped by. */
    public Path vaultRootKey() {
        return keys().resolve("vault-root.key");
    }

    /** The socket at which the node's own user asks it something while it runs. */
    public Path control() {
        return root.resolve("control").resolve("socket");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    /** The web server's scratch space. */
    public Path temporary() {
        return root.resolve("temporary");
    }

    /** Bulk exports that wait to be fetched, sealed; in no backup. */
    public Path exports() {
        return root.resolve("exports");
    }

    /** FHIR packages with profiles, where the configuration names no other folder. */
    public Path profiles() {
        return root.resolve("profiles");
    }

    /** PostgreSQL's programs, where the configuration names no other folder. */
    public Path databasePrograms() {
        return root.resolve("postgresql");
    }
}
