// What the parser gives are values of FeedModel: who imports the parser can use them without a second import.
@_exported public import FeedModel
