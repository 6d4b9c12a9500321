/**
 * How a patient's journal names who used a SMART Health Link of theirs. Start at {@link org.stele.formats.healthlink.LinkRecipient}.
 */
@NullMarked
package org.stele.formats.healthlink;

import org.jspecify.annotations.NullMarked;
