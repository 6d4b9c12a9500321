/** A hospital's own systems send HL7 v2 to its node. */
@NullMarked
package org.stele.testkit.feed;

import org.jspecify.annotations.NullMarked;
