"""The learned reader: small linear models that say which claim a sentence makes of which pair, where the rules are silent."""
