package org.stele.ledger.state;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.merkle.SparseMerkleTree;
import org.stele.crypto.merkle.SparseTreeBuilder;
import org.stele.crypto.merkle.StateHash;
import org.stele.ledger.block.Header;
import org.stele.ledger.certificate.Certificate;
import org.stele.ledger.certificate.CertifiedHeader;
import org.stele.ledger.certificate.Evidence;
import org.stele.ledger.contract.Code;
import org.stele.ledger.validator.ValidatorSet;

/** All that a node keeps of the chain, in RocksDB. Safe for many threads; one at a time writes blocks. */
public final class LedgerStore implements CellSource, AutoCloseable {
    private final Database database;

    private LedgerStore(Database database) {
        this.database = database;
    }

    public static LedgerStore open(Path directory) {
        return new LedgerStore(Database.open(directory));
    }

    /** Opens without changing anything. */
    public static LedgerStore openReadOnly(Path directory, Path logs) {
        return new LedgerStore(Database.openReadOnly(directory, logs));
    }

    /** The height of the newest block; empty before the genesis is stored. */
    public Optional<Long> head() {
        return database.lastKey(Column.HEADERS).map(LedgerStore::height);
    }

    /** The newest height with a certificate; empty where there is none. */
    public Optional<Long> certifiedHeight() {
        return database.lastKey(Column.CERTIFICATES).map(LedgerStore::height);
    }

    public Optional<Header> header(long height) {
        return database.get(Column.HEADERS, key(height)).map(Header.CODEC::decode);
    }

    public Optional<Certificate> certificate(long height) {
        return database.get(Column.CERTIFICATES, key(height)).map(Certificate.CODEC::decode);
    }

    public Optional<CertifiedHeader> certifiedHeader(long height) {
        return certificate(height)
                .flatMap(certificate -> header(height).map(header -> new CertifiedHeader(header, certificate)));
    }

    public Optional<StoredBlock> block(long height) {
        return header(height)
                .map(header -> new StoredBlock(
                        header, Bytes.wrap(required(Column.ENTRIES, height)), codes(required(Column.CODES, height))));
    }

    /** The validators in force at {@code height}, which the genesis or a stored block decided. */
    public ValidatorSet validators(long height) {
        return database.floor(Column.VALIDATORS, key(height))
                .map(ValidatorSet.CODEC::decode)
                .orElseThrow(() -> new IllegalStateException("no validators are stored for height " + height));
    }

    /** The heights, after {@code height}, from which on other validators are in force than before, ascending. */
    public List<Long> validatorChanges(long height) {
        List<Long> heights = new ArrayList<>();
        database.visit(Column.VALIDATORS, key(height + 1), (at, set) -> heights.add(height(at)));
        return heights;
    }

    /** This validator's own newest vote at {@code height}; kept while that lacks a certificate. */
    public Optional<GivenVote> ownVote(long height) {
        return database.get(Column.VOTES, key(height)).map(GivenVote.CODEC::decode);
    }

    /** The epoch that begins at {@code height} because the members agreed on it outside of the ledger. */
    public Optional<Long> agreedEpoch(long height) {
        return database.get(Column.EPOCHS, key(height))
                .map(AgreedEpoch.CODEC::decode)
                .map(AgreedEpoch::epoch);
    }

    /** All epochs that the members agreed on outside of the ledger. */
    public List<AgreedEpoch> agreedEpochs() {
        List<AgreedEpoch> agreed = new ArrayList<>();
        database.visit(Column.EPOCHS, new byte[0], (height, epoch) -> agreed.add(AgreedEpoch.CODEC.decode(epoch)));
        return agreed;
    }

    /**
     * Stores such an epoch, with the votes for the blocks before it, and returns when that is durable.
     *
     * @param votes of this validator, by height
     */
    public void putAgreement(AgreedEpoch agreed, Map<Long, GivenVote> votes) {
        try (WriteBatch batch = new WriteBatch()) {
            for (Map.Entry<Long, GivenVote> vote : votes.entrySet()) {
                batch.put(database.family(Column.VOTES), key(vote.getKey()), GivenVote.CODEC.encode(vote.getValue()));
            }
            batch.put(database.family(Column.EPOCHS), key(agreed.height()), AgreedEpoch.CODEC.encode(agreed));
            database.writeSynced(batch);
        } catch (RocksDBException e) {
            throw Database.failure(e);
        }
    }

    public Optional<Location> location(Hash transaction) {
        return database.get(Column.TRANSACTIONS, transaction.unsafeArray()).map(Location::decode);
    }

    /** What stands under {@code key} by the newest block that is stored. */
    @Override
    public Cell cell(StateKey key) {
        return Cell.of(database.get(Column.STATE, key.stored().unsafeArray()).map(Bytes::wrap));
    }

    /** What the block at {@code height} replaced; empty where that is no longer kept. */
    public Optional<Map<StateKey, Cell>> replaced(long height) {
        return database.get(Column.REPLACED, key(height))
                .map(StoredForms::decodeReplaced)
                .map(Replaced::cells);
    }

    /** Stores a block, all of it or nothing, and returns when it is durable. */
    public void write(BlockWrite block) {
        try (WriteBatch batch = new WriteBatch(2 * block.entry().length() + 4096)) {
            new BlockBatch(database, batch).add(block);
            database.writeSynced(batch);
        } catch (RocksDBException e) {
            throw Database.failure(e);
        }
    }

    /**
     * Takes back every block above {@code height}, all of them or none, and returns when that is durable. None of them may
     * have a certificate. The own votes for them stay: they were given.
     */
    public void rollBack(long height) {
        try (WriteBatch batch = new WriteBatch()) {
            TakeBack taking = new TakeBack(database, batch);
            for (long at = head().orElse(height); at > height; at--) {
                StoredBlock block = block(at).orElseThrow();
                taking.add(block, StoredForms.decodeReplaced(required(Column.REPLACED, at)));
            }
            database.writeSynced(batch);
        } catch (RocksDBException e) {
            throw Database.failure(e);
        }
    }

    /** Stores a certificate. Not synced: after a loss of power it is collected again. */
    public void write(long height, Certificate certificate) {
        try (WriteBatch batch = new WriteBatch()) {
            batch.put(database.family(Column.CERTIFICATES), key(height), Certificate.CODEC.encode(certificate));
            batch.delete(database.family(Column.REPLACED), key(height));
            batch.delete(database.family(Column.VOTES), key(height));
            database.write(batch);
        } catch (RocksDBException e) {
            throw Database.failure(e);
        }
    }

    public void write(Evidence evidence) {
        try (WriteBatch batch = new WriteBatch()) {
            batch.put(database.family(Column.EVIDENCE), evidence.id().unsafeArray(), evidence.encode());
            database.writeSynced(batch);
        } catch (RocksDBException e) {
            throw Database.failure(e);
        }
    }

    /** All of it, in no order that means anything. */
    public List<Evidence> evidence() {
        List<Evidence> all = new ArrayList<>();
        database.visit(Column.EVIDENCE, new byte[0], (key, value) -> all.add(Evidence.decode(value)));
        return all;
    }

    public Optional<Evidence> evidence(Hash id) {
        return database.get(Column.EVIDENCE, id.unsafeArray()).map(Evidence::decode);
    }

    /** Shows every transaction of the index, in no order that means anything. */
    public void visitTransactions(BiConsumer<Hash, Location> visitor) {
        database.visit(Column.TRANSACTIONS, new byte[0], (id, location) -> {
            visitor.accept(Hash.wrap(id), Location.decode(location));
            return true;
        });
    }

    /** Shows every entry of the state, by the newest block that is stored. */
    public void visitState(BiConsumer<StateKey, Bytes> visitor) {
        database.visit(Column.STATE, new byte[0], (key, value) -> {
            visitor.accept(StateKey.wrap(key), Bytes.wrap(value));
            return true;
        });
    }

    /** Makes the tree of the newest block that is stored, from all of its state. */
    public SparseMerkleTree loadTree() {
        SparseTreeBuilder builder = SparseMerkleTree.builder();
        visitState((key, value) -> builder.add(key.hash(), StateHash.value(value.unsafeArray())));
        return builder.build();
    }

    /** Makes a copy of one moment in {@code directory}, which must not exist. */
    public void checkpoint(Path directory) {
        database.checkpoint(directory);
    }

    public void verifyChecksums() {
        database.verifyChecksums();
    }

    @Override
    public void close() {
        database.close();
    }

    private byte[] required(Column column, long height) {
        return database.get(column, key(height))
                .orElseThrow(() -> new IllegalStateException("block " + height + " lacks its " + column.name()));
    }

    private static List<Code> codes(byte[] encoded) {
        return StoredForms.decodeCodes(encoded);
    }

    static byte[] key(long height) {
        return ByteBuffer.allocate(Long.BYTES).putLong(height).array();
    }

    private static long height(byte[] key) {
        return ByteBuffer.wrap(key).getLong();
    }
}
