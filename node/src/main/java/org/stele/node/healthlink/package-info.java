/**
 * SMART Health Links as strangers use them over HTTP: what they send, how often, and the manifest that they get. Start at {@link
 * org.stele.node.healthlink.ManifestRequest}.
 */
@NullMarked
package org.stele.node.healthlink;

import org.jspecify.annotations.NullMarked;
