package org.stele.crypto.merkle;

/** A subtree of more entries than a bucket takes. */
final class Inner extends Node {
    final Node left;
    final Node right;

    private Inner(Node left, Node right, byte[] hash) {
        super(left.count + right.count, hash, 0);
        this.left = left;
        this.right = right;
    }

    static Inner of(Node left, Node right, SparseHasher hasher) {
        return new Inner(left, right, hasher.inner(left, right));
    }

    /** Both sides as one subtree at {@code depth}: a bucket where they fit into one. */
    static Node join(Node left, Node right, int depth, SparseHasher hasher) {
        return left instanceof Bucket a && right instanceof Bucket b && a.count + b.count <= Bucket.MAX
                ? Bucket.of(Bucket.concat(a, b), depth, hasher)
                : of(left, right, hasher);
    }
}
