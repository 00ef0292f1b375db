"""The rule engine: who said what, found by quotation marks, cue words and the shape of the sentence."""
